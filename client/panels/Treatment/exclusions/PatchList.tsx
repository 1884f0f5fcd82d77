/** Patches behind a figure: pointing highlights one on the map, a click goes there and opens it. */
import { useState } from 'react';
import { Button } from '@mantine/core';
import type { AreaUnit } from '../../../i18n/format.ts';
import { useLanguage, useWordsOf } from '../../../i18n/words.ts';
import css from './Exclusions.module.css';
import { areaText, type Piece } from '../account/account-figures.ts';
import { treatmentWords } from '../words.ts';

const page = 20;

interface PatchListProps {
  readonly pieces: readonly Piece[];
  /** Names of patches by id, for the patch that a piece was counted in. */
  readonly names: ReadonlyMap<string, string>;
  readonly unit: AreaUnit;
  readonly onPoint: (patch: string | null) => void;
  readonly onOpen: (piece: Piece) => void;
}

export function PatchList({ pieces, names, unit, onPoint, onOpen }: PatchListProps) {
  const words = useWordsOf(treatmentWords);
  const language = useLanguage();
  const [limit, setLimit] = useState(page);
  const left = pieces.length - limit;
  return (
    <ul>
      {pieces.slice(0, limit).map((piece) => {
        const { patch, name, category, counted_in, area_m2 } = piece.properties;
        return (
          <li key={`${patch} ${category} ${counted_in ?? ''}`}>
            <button
              type="button"
              className={css.patch}
              onClick={() => onOpen(piece)}
              onPointerEnter={() => onPoint(patch)}
              onPointerLeave={() => onPoint(null)}
              onFocus={() => onPoint(patch)}
              onBlur={() => onPoint(null)}
            >
              <span>
                {name || patch}
                {counted_in && <small>{words.counted_elsewhere({ patch: names.get(counted_in) ?? counted_in })}</small>}
              </span>
              <span>{areaText(area_m2, language, unit)}</span>
            </button>
          </li>
        );
      })}
      {left > 0 && (
        <li>
          <Button variant="subtle" size="compact-xs" onClick={() => setLimit(limit + page)}>
            {words.more({ count: Math.min(left, page) })}
          </Button>
        </li>
      )}
    </ul>
  );
}
