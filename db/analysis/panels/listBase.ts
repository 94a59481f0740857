// How many customers a panel looks at whose result, for the command line, is a plain list.
const looked = new WeakMap<object, number>()

/** The list, remembering how many customers it was made from. */
export function madeFrom<T extends object>(list: T, customers: number): T {
  looked.set(list, customers)
  return list
}
export const baseOfList = (list: object): number => looked.get(list) ?? 0
