/** What rule R7 judges: a fuel user and a no-burn zone. */
import { Type, type Static } from 'typebox';
import { actFacts, figure, meetsFacts, text, yesNo, zoneFacts } from '../../measures/facts.ts';

export const Facts = Type.Object({
  ...meetsFacts,
  ...actFacts,
  appliance: text,
  fuel: text,
  boiler_t_h: figure,
  sulphur_pct: figure,
  ash_pct: figure,
  dedicated_boiler: yesNo,
  dust_removal: yesNo,
  ...zoneFacts,
  zone_class: text,
  issued_by: text,
  transition_until: text,
  today: text,
});
export type Facts = Static<typeof Facts>;
