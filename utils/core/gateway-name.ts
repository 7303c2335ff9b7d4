/** The ways to reach TikTok. Which of them an order goes through is fixed when it is made. */
export const GATEWAY_NAMES = ['marketing-api', 'mcp', 'page-session'] as const;
export type GatewayName = (typeof GATEWAY_NAMES)[number];

/** The gateways that are connected to; one that reaches an account is asked in this order. */
export const CONNECTED_GATEWAYS: readonly GatewayName[] = ['mcp', 'marketing-api'];
