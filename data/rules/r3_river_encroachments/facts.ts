/** What is measured and said of an encroachment and a river management scope: the only thing that rule R3 judges. */
import { Type, type Static } from 'typebox';
import { figure, meetsFacts, text, yesNo, zoneFacts } from '../../measures/facts.ts';

export const Facts = Type.Object({ ...meetsFacts, ...zoneFacts, kind: text, act_type: text, act_date: text, historic: yesNo, river_permit_no: text, amount_m2: figure, amount_m3: figure });
export type Facts = Static<typeof Facts>;
