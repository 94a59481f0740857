// Words of every panel, English: one file a tab.
import stages from './stages.en.json' with { type: 'json' }
import kpi from './kpi.en.json' with { type: 'json' }
import second from './second.en.json' with { type: 'json' }
import cohorts from './cohorts.en.json' with { type: 'json' }
import people from './people.en.json' with { type: 'json' }
import products from './products.en.json' with { type: 'json' }
import calendar from './calendar.en.json' with { type: 'json' }
import channels from './channels.en.json' with { type: 'json' }
import subscription from './subscription.en.json' with { type: 'json' }
import forecast from './forecast.en.json' with { type: 'json' }

export const panelsEn = { ...stages, ...kpi, ...second, ...cohorts, ...people, ...products, ...calendar, ...channels, ...subscription, ...forecast }
