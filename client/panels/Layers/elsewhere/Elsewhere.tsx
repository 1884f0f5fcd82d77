/** How a layer is read by other programs: addresses and commands to copy for QGIS, ArcGIS Pro and ogr2ogr. */
import { useState } from 'react';
import type { CatalogueLayer } from '../../../../server/contract/catalogue.ts';
import { useSession } from '../../../api/session.ts';
import { useWordsOf } from '../../../i18n/words.ts';
import { CopyButton } from '../../../ui/CopyButton.tsx';
import { IconCheck, IconChevronDown, IconCopy, IconLink } from '../../../ui/icons.ts';
import css from './Elsewhere.module.css';
import { addressesOf } from './addresses.ts';
import { elsewhereWords } from './words.ts';

export function Elsewhere({ layer }: { layer: CatalogueLayer }) {
  const words = useWordsOf(elsewhereWords);
  const [open, setOpen] = useState(false);
  const signed_in = useSession().data?.person != null;
  const { features, tiles, command, page } = addressesOf(window.location.origin, layer.id);
  return (
    <div className={css.elsewhere}>
      <button type="button" className={css.open} aria-expanded={open} onClick={() => setOpen(!open)}>
        <IconLink size={14} aria-hidden /> {words.open} <IconChevronDown size={14} aria-hidden />
      </button>
      {open && (
        <>
          <ul className={css.list}>
            <Copied what={words.features} text={features} />
            <Copied what={words.arcgis} text={features} />
            <Copied what={words.tiles} text={tiles} />
            <Copied what={words.command} text={command} />
          </ul>
          <p>{words.layer_name({ id: layer.id })}</p>
          {/* Whoever sees it without having signed in sees it with any program. */}
          {signed_in && layer.publish !== 'public' && <p>{words.not_public}</p>}
          <a className={css.page} href={page} target="_blank" rel="noreferrer">
            {words.page}
          </a>
        </>
      )}
    </div>
  );
}

function Copied({ what, text }: { what: string; text: string }) {
  const words = useWordsOf(elsewhereWords);
  return (
    <li>
      <span>{what}</span>
      <code>{text}</code>
      <CopyButton text={() => text}>
        {({ copied, copy }) => (
          <button type="button" onClick={copy} aria-label={words.copy({ what })} title={copied ? words.copied : words.copy({ what })}>
            {copied ? <IconCheck size={16} aria-hidden /> : <IconCopy size={16} aria-hidden />}
            <span aria-live="polite">{copied ? words.copied : ''}</span>
          </button>
        )}
      </CopyButton>
    </li>
  );
}
