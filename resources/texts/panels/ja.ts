// Words of every panel, Japanese: one file a tab.
import stages from './stages.ja.json' with { type: 'json' }
import kpi from './kpi.ja.json' with { type: 'json' }
import second from './second.ja.json' with { type: 'json' }
import cohorts from './cohorts.ja.json' with { type: 'json' }
import people from './people.ja.json' with { type: 'json' }
import products from './products.ja.json' with { type: 'json' }
import calendar from './calendar.ja.json' with { type: 'json' }
import channels from './channels.ja.json' with { type: 'json' }
import subscription from './subscription.ja.json' with { type: 'json' }
import forecast from './forecast.ja.json' with { type: 'json' }

export const panelsJa = { ...stages, ...kpi, ...second, ...cohorts, ...people, ...products, ...calendar, ...channels, ...subscription, ...forecast }
