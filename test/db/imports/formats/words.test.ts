// Every layout, channel and encoding has a name in both languages: no code is ever shown.
import { expect, test } from 'vitest'
import { decoderNames } from '../../../../db/imports/encoding.ts'
import { layouts } from '../../../../db/imports/formats/index.ts'
import { rejectReasons } from '../../../../db/imports/record.ts'
import en from '../../../../resources/texts/en.json' with { type: 'json' }
import ja from '../../../../resources/texts/ja.json' with { type: 'json' }

test.each([['ja', ja], ['en', en]])('in %s', (_language, texts) => {
  expect(Object.keys(texts.formats)).toEqual(expect.arrayContaining(layouts.map(({ id }) => id)))
  expect(Object.keys(texts.channels)).toEqual(expect.arrayContaining(layouts.map(({ channel }) => channel.code)))
  expect(Object.keys(texts.encodings)).toEqual(expect.arrayContaining([...Object.keys(decoderNames), 'xlsx']))
  expect(Object.keys(texts.rejects)).toEqual(expect.arrayContaining([...rejectReasons]))
})
