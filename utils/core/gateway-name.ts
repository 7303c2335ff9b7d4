/** The ways to reach TikTok. Which of them an order goes through is fixed when it is made. */
export const GATEWAY_NAMES = ['marketing-api', 'mcp', 'page-session'] as const;
export type GatewayName = (typeof GATEWAY_NAMES)[number];
