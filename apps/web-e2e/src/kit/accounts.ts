/** A demo account: its address without `.example`. */
export type Account =
  | `${'beheerder' | 'beheerder2'}@${'blankenberge' | 'beernem'}`
  | `redacteur@${'damme' | 'knokke-heist' | 'zuienkerke' | 'brugge' | 'jabbeke' | 'torhout'}`
  | `gemachtigde@${'blankenberge' | 'damme' | 'knokke-heist' | 'zuienkerke' | 'brugge'}`
  | 'lezer@brugge'
  | 'facilitator@werkkracht10'
  | 'operator@samenpen';

/** The password of every demo account. */
export const PASSWORD = 'samenpen-demo';

/** The address with which an account signs in. */
export const addressOf = (account: Account): string => `${account}.example`;
