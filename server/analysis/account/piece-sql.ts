/** An account's statement: one row for each piece of a patch, with its category. */
import type { AccountIndicator, Catalogue } from '../../../data/grammar.ts';
import { readSql } from '../../db/sql-file.ts';
import { citySlots, fillSlots } from '../sql-slots.ts';

/** @param only a further condition on the patches that it reads */
export const pieceSql = (catalogue: Catalogue, { account }: AccountIndicator, only = ''): string => fillSlots(readSql(account.sql), { ...citySlots(catalogue.city), only });
