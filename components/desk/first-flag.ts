/** In the address of the desk: leads to the order that needs a person most. */
export const FIRST_FLAG = 'first-flag';
