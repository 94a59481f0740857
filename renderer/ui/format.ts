// Numbers, money and dates as they are written: the same as on paper.
export * from '../../db/formats/rules.ts'
