/** TikTok's largest page (facts: marketing-api 2.1). Smart+ ads and GMV Max lists allow less. */
export const LARGEST_PAGE = 1000;

/** A list of TikTok's as far as it was read. */
export interface Pages<T> {
  items: T[];
  /** What TikTok says there is. */
  total: number;
  /** False when the counts changed or did not add up while reading, or TikTok cut the list off. */
  complete: boolean;
  /** In how many pages TikTok says it comes. */
  pages: number;
}
