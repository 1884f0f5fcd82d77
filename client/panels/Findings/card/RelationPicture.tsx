/** How the two lie to each other, drawn: overlapping, inside, around, touching, adjoining within the accuracy, apart. */
import type { Relation } from '../../../../server/contract/findings.ts';
import { useWordsOf } from '../../../i18n/words.ts';
import { findingWords } from '../words.ts';
import css from './Card.module.css';
import { cardWords } from './words.ts';

/** The subject's box and the object's, in a picture of 96 × 56: x, y, width, height. */
const boxes: Readonly<Record<Relation, { readonly subject: readonly number[]; readonly object: readonly number[] | null }>> = {
  overlapping: { subject: [8, 14, 46, 30], object: [38, 6, 50, 44] },
  within: { subject: [32, 18, 30, 20], object: [10, 5, 76, 46] },
  containing: { subject: [10, 5, 76, 46], object: [34, 18, 30, 20] },
  touching: { subject: [8, 12, 40, 32], object: [48, 6, 40, 44] },
  adjoining: { subject: [6, 12, 38, 32], object: [50, 6, 40, 44] },
  apart: { subject: [4, 16, 26, 24], object: [62, 8, 30, 40] },
  none: { subject: [28, 12, 40, 32], object: null },
};

export function RelationPicture({ relation }: { relation: Relation }) {
  const words = useWordsOf(cardWords);
  const names = useWordsOf(findingWords);
  return (
    <div className={css.relation} data-relation={relation}>
      <RelationDrawing relation={relation} />
      <p>
        <strong>{names.relations[relation]}</strong>
        <span>{words.relation_long[relation]}</span>
      </p>
    </div>
  );
}

export function RelationDrawing({ relation }: { relation: Relation }) {
  const { subject, object } = boxes[relation];
  const [x = 0, y = 0, width = 0, height = 0] = subject;
  return (
    <svg className={css.drawing} viewBox="0 0 96 56" width="96" height="56" aria-hidden>
      {object && <rect className={css.objectBox} x={object[0]} y={object[1]} width={object[2]} height={object[3]} rx="2" />}
      <rect className={css.subjectBox} x={x} y={y} width={width} height={height} rx="2" />
      {object && relation === 'overlapping' && <rect className={css.shared} x={38} y={14} width={16} height={30} />}
      {relation === 'touching' && <path className={css.edge} d="M48 12v32" />}
      {relation === 'adjoining' && <path className={css.haze} d="M47 10v36" />}
      {relation === 'apart' && <path className={css.gap} d="M30 28h32" />}
    </svg>
  );
}
