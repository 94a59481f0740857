// How products are named in figures and tables: by the short name, unless another product would answer to it too.

/** SQL over all rows of `product`: the short name is another product's short name or its full name, so it cannot tell them apart. */
export const shortNameTaken = `(shortName <> '' AND (count(*) OVER (PARTITION BY shortName) > 1 OR (shortName <> name AND shortName IN (SELECT name FROM product))))`

/** SQL over all rows of `product`: the name that figures and tables use. */
export const shownName = `CASE WHEN shortName = '' OR ${shortNameTaken} THEN name ELSE shortName END`
