// One seed for every property test: a failure today is the same failure tomorrow.
import fc from 'fast-check'

fc.configureGlobal({ seed: 20_261_121 })
