// The panels of one tab.
export const second = { }
