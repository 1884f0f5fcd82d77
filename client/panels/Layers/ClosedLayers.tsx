/** How many layers there are that are not open to the person, and the way to see more. */
import { Button } from '@mantine/core';
import { useSession } from '../../api/session.ts';
import type { CatalogueAnswer } from '../../../server/contract/catalogue.ts';
import { bilingual, useWordsOf } from '../../i18n/words.ts';
import { openAccount } from '../Account/account-pages.ts';
import css from './Layers.module.css';

const closedWords = bilingual({
  zh: {
    to_public: (a: { count: number }) => `另有 ${a.count} 个图层不对公众开放。`,
    to_you: (a: { count: number }) => `另有 ${a.count} 个图层未向您开放。`,
    sign_in: '登录查看',
  },
  en: {
    to_public: (a: { count: number }) => `${a.count} more ${a.count === 1 ? 'layer is' : 'layers are'} not open to the public.`,
    to_you: (a: { count: number }) => `${a.count} more ${a.count === 1 ? 'layer is' : 'layers are'} not open to you.`,
    sign_in: 'Sign in to see more',
  },
});

export function ClosedLayers({ catalogue }: { catalogue: CatalogueAnswer }) {
  const words = useWordsOf(closedWords);
  const signed_in = useSession().data?.person != null;
  const count = catalogue.closed_layers;
  if (count === 0) return null;
  return (
    <div className={css.closed}>
      <p>{signed_in ? words.to_you({ count }) : words.to_public({ count })}</p>
      {!signed_in && (
        <Button size="compact-sm" variant="default" onClick={() => openAccount('sign-in')}>
          {words.sign_in}
        </Button>
      )}
    </div>
  );
}
