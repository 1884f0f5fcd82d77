/** What the server says of a row that it refused, in the person's language where it says so in both. */
import { ApiProblem } from '../../../api/call.ts';
import type { Language } from '../../../view/view.ts';

export function faultDetail(fault: unknown, language: Language): string {
  if (!(fault instanceof ApiProblem)) return fault instanceof Error ? fault.message : String(fault);
  const said = fault.extra['problem'];
  const own: unknown = typeof said === 'object' && said !== null ? Object.entries(said).find(([name]) => name === language)?.[1] : undefined;
  return typeof own === 'string' ? own : fault.detail;
}
