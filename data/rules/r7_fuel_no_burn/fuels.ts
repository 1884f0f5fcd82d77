/** The catalogue of high-polluting fuels (国环规大气〔2017〕2号) as a table: does it name this fuel, burnt so, in a zone of this class? */
import type { Bilingual, Thresholds } from '../../grammar.ts';
import type { Facts } from './facts.ts';

export interface Named {
  /** Null: the facts do not suffice to tell. */
  readonly banned: boolean | null;
  readonly why: Bilingual;
}

const named = (banned: boolean | null, zh: string, en: string): Named => ({ banned, why: { zh, en } });

export function namedByCatalogue(facts: Facts, limits: Thresholds): Named {
  switch (facts.fuel) {
    case 'clean':
    case 'other':
      return named(false, '其燃料不在《高污染燃料目录》之内', 'the catalogue does not name its fuel');
    case 'heavy_oil':
      return named(true, '石油焦、油页岩、原油、重油、渣油、煤焦油在三类禁燃区均属高污染燃料', 'petroleum coke, oil shale, crude, heavy and residual oil and coal tar count as high-polluting in all three classes');
    case 'biomass':
      return biomass(facts);
    case 'coal':
    case 'coal_products':
      return coal(facts, limits);
    default:
      return named(null, '燃料种类不明', 'its fuel is unknown');
  }
}

function biomass(facts: Facts): Named {
  if (facts.zone_class === 'I' || facts.zone_class === 'II') return named(false, 'Ⅰ类、Ⅱ类禁燃区的目录不含生物质成型燃料', 'classes I and II do not name biomass briquettes');
  if (facts.zone_class !== 'III') return classUnknown;
  if (facts.dedicated_boiler === false) return named(true, 'Ⅲ类禁燃区内，非专用锅炉燃用的生物质成型燃料属高污染燃料', 'in class III biomass briquettes burnt in a boiler not made for them count as high-polluting');
  if (facts.dust_removal === false) return named(true, 'Ⅲ类禁燃区内，未配置高效除尘设施的专用锅炉燃用的生物质成型燃料属高污染燃料', 'in class III biomass briquettes burnt without high-efficiency dust removal count as high-polluting');
  if (facts.dedicated_boiler === true && facts.dust_removal === true) return named(false, '生物质成型燃料在配置高效除尘设施的专用锅炉中燃用，不属高污染燃料', 'biomass briquettes in a boiler made for them, with high-efficiency dust removal, do not count as high-polluting');
  return named(null, '是否为专用锅炉、是否配置高效除尘设施不明', 'whether the boiler is made for biomass and has high-efficiency dust removal is unknown');
}

function coal(facts: Facts, limits: Thresholds): Named {
  if (facts.zone_class === 'III') return named(true, 'Ⅲ类禁燃区内，煤炭及其制品一律属高污染燃料', 'in class III all coal and its products count as high-polluting');
  if (facts.zone_class !== 'I' && facts.zone_class !== 'II') return classUnknown;
  const least_t_h = Number(limits['boiler_t_h']);
  if (facts.appliance === 'boiler' && facts.boiler_t_h !== null && facts.boiler_t_h >= least_t_h) {
    return named(false, `单台锅炉出力${facts.boiler_t_h} t/h，不小于${least_t_h} t/h，Ⅰ类、Ⅱ类目录不含其燃用的煤炭`, `its single boiler gives ${facts.boiler_t_h} t/h, not less than ${least_t_h} t/h, so classes I and II do not name its coal`);
  }
  if ((facts.appliance === 'boiler' && facts.boiler_t_h === null) || facts.appliance === null || facts.appliance === 'unknown') return named(null, '设施类型或锅炉单台出力不明', 'the kind of appliance or the output of its boiler is unknown');
  if (facts.zone_class === 'II') return named(true, `Ⅱ类禁燃区内，除单台出力不小于${least_t_h} t/h的锅炉外，煤炭及其制品均属高污染燃料`, `in class II all coal and its products count as high-polluting except in single boilers of ${least_t_h} t/h and more`);
  return byQuality(facts, limits);
}

/** Class I: by what is in the coal. The catalogue joins the two limits with a 顿号, so which of them suffices is not said. */
function byQuality(facts: Facts, limits: Thresholds): Named {
  if (facts.appliance === 'kiln') return named(null, 'Ⅰ类目录只写明锅炉和民用燃煤设备，工业窑炉是否适用不明', 'class I speaks of boilers and household stoves; whether it means kilns is not said');
  if (facts.fuel === 'coal_products') return named(null, '型煤、焦炭、兰炭另有组分限值，本系统未载入', 'briquettes, coke and semi-coke have limits of their own, which are not loaded');
  const most = { sulphur: Number(limits['sulphur_pct']), ash: Number(limits['ash_pct']) };
  if (facts.sulphur_pct === null || facts.ash_pct === null) return named(null, '煤的硫分或灰分不明', 'the sulphur or ash of its coal is unknown');
  const over = [facts.sulphur_pct > most.sulphur, facts.ash_pct > most.ash];
  const figures = { zh: `硫分${facts.sulphur_pct}%（限值${most.sulphur}%）、灰分${facts.ash_pct}%（限值${most.ash}%）`, en: `sulphur ${facts.sulphur_pct} % (limit ${most.sulphur} %), ash ${facts.ash_pct} % (limit ${most.ash} %)` };
  if (over.every(Boolean)) return named(true, `${figures.zh}，均超过Ⅰ类目录限值`, `${figures.en}: both above the limits of class I`);
  if (over.some(Boolean)) return named(null, `${figures.zh}，仅一项超过限值，目录未写明是否须同时超过`, `${figures.en}: one above its limit, and the catalogue does not say whether both must be`);
  return named(false, `${figures.zh}，均未超过Ⅰ类目录限值`, `${figures.en}: neither above the limits of class I`);
}

const classUnknown = named(null, '禁燃区类别不明', 'the class of the zone is unknown');
