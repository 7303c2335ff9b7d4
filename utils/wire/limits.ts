/** More than any list of a hundred rows; a larger answer is refused whole. Characters. */
export const LARGEST_BODY = 2_000_000;
/** Most rows that one page of a list is asked for (facts: session-api 2.1). */
export const ROWS_A_PAGE = 100;
