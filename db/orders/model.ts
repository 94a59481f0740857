// Orders and customers entered by hand.
import { z } from 'zod'
import { dayText } from '../analysis/model.ts'

export const customerFields = ['name', 'kana', 'company', 'phone', 'email', 'postalCode', 'prefecture', 'address1', 'address2', 'birthday'] as const
export type CustomerField = (typeof customerFields)[number]
const field = z.string().max(300)
export const customerDraft = z.object({
  name: field, kana: field.default(''), company: field.default(''), phone: field.default(''), email: field.default(''), postalCode: field.default(''),
  prefecture: field.default(''), address1: field.default(''), address2: field.default(''), birthday: field.default(''),
})
/** Only the fields that are given are written: no defaults here, or an edit of the name would empty the rest. */
export const editCustomer = z.object({ id: z.number().int(), fields: z.object(Object.fromEntries(customerFields.map((name) => [name, field.optional()])) as Record<CustomerField, z.ZodOptional<typeof field>>) })
export const enteredChannels = ['phone', 'fax', 'till'] as const
/** An order taken by phone, by fax or at the counter. `amount` is tax included. */
export const orderDraft = z.object({
  customerId: z.number().int(), channel: z.enum(enteredChannels), day: dayText.optional(), shipping: z.number().int().min(0).max(1_000_000).default(0), note: z.string().max(500).default(''),
  lines: z.array(z.object({
    productCode: z.string().max(100).default(''), productName: z.string().min(1).max(300), quantity: z.number().int().min(1).max(9999), unitPrice: z.number().int().min(0).max(10_000_000),
  })).min(1).max(100),
})
export const excludeOrder = z.object({ id: z.number().int(), excluded: z.boolean(), note: z.string().max(200).default('') })
