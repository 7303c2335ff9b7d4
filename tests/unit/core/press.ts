/** The press of the button. Every time in these tests is counted from here, in seconds. */
export const PRESS = Date.parse('2026-03-10T15:20:00Z');
