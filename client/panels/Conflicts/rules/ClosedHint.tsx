/** Rules read layers that are not open to whoever looks: said in words, never as "no findings", with the way to sign in. */
import { Button } from '@mantine/core';
import type { CatalogueAnswer, CatalogueRule } from '../../../../server/contract/catalogue.ts';
import { useSession } from '../../../api/session.ts';
import { bilingual, useWordsOf } from '../../../i18n/words.ts';
import { openAccount } from '../../Account/account-pages.ts';
import css from './Rules.module.css';

const closedWords = bilingual({
  zh: {
    of_rule_public: '部分图层不对公众开放，登录后查看',
    of_rule_you: '部分图层未向您开放',
    count_public: (a: { count: number }) => `另有 ${a.count} 个图层不对公众开放，用到它们的结论未列出。`,
    count_you: (a: { count: number }) => `另有 ${a.count} 个图层未向您开放，用到它们的结论未列出。`,
    panel_public: (a: { count: number }) => `${a.count} 条规则用到不对公众开放的图层，有关结论未列出。`,
    panel_you: (a: { count: number }) => `${a.count} 条规则用到未向您开放的图层，有关结论未列出。`,
    sign_in: '登录查看',
  },
  en: {
    of_rule_public: 'Some of its layers are not open to the public: sign in to see',
    of_rule_you: 'Some of its layers are not open to you',
    count_public: (a) => `${a.count} more ${a.count === 1 ? 'layer is' : 'layers are'} not open to the public; findings that rest on them are not listed.`,
    count_you: (a) => `${a.count} more ${a.count === 1 ? 'layer is' : 'layers are'} not open to you; findings that rest on them are not listed.`,
    panel_public: (a) => `${a.count} ${a.count === 1 ? 'rule reads' : 'rules read'} layers that are not open to the public; findings that rest on them are not listed.`,
    panel_you: (a) => `${a.count} ${a.count === 1 ? 'rule reads' : 'rules read'} layers that are not open to you; findings that rest on them are not listed.`,
    sign_in: 'Sign in to see them',
  },
});

export const closedCount = ({ closed_layers = 0 }: Pick<CatalogueRule, 'closed_layers'>): number => closed_layers;

export const useSignedIn = (): boolean => useSession().data?.person != null;

/** On a line of the list of rules, which is a button itself. */
export function ClosedOfRule() {
  const words = useWordsOf(closedWords);
  return <span className={`${css.hint} ${css.closedLine}`}>{useSignedIn() ? words.of_rule_you : words.of_rule_public}</span>;
}

/** On the page of a rule, among the data it needs. */
export function ClosedLayersOf({ rule }: { rule: CatalogueRule }) {
  const words = useWordsOf(closedWords);
  const signed_in = useSignedIn();
  const count = closedCount(rule);
  if (count === 0) return null;
  return <Hint said={signed_in ? words.count_you({ count }) : words.count_public({ count })} />;
}

/** At the head of the findings: what is listed is not everything. */
export function ClosedRules({ catalogue }: { catalogue: CatalogueAnswer }) {
  const words = useWordsOf(closedWords);
  const signed_in = useSignedIn();
  const count = catalogue.rules.filter((rule) => closedCount(rule) > 0).length;
  if (count === 0) return null;
  return <Hint said={signed_in ? words.panel_you({ count }) : words.panel_public({ count })} />;
}

function Hint({ said }: { said: string }) {
  return (
    <div className={css.closed}>
      <p className={css.hint}>{said}</p>
      <SignInOffer />
    </div>
  );
}

/** Nothing for who is signed in already. */
export function SignInOffer() {
  const words = useWordsOf(closedWords);
  if (useSignedIn()) return null;
  return (
    <Button size="compact-sm" variant="default" onClick={() => openAccount('sign-in')}>
      {words.sign_in}
    </Button>
  );
}
