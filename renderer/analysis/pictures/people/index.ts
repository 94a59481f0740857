// The pictures of one tab, by panel; a panel without one is shown as its table.
export const people = { }
