/** Where other programs find a layer on this server. */
export interface Elsewhere {
  /** What QGIS and ArcGIS Pro ask for: the landing page of the service. */
  readonly features: string;
  /** Vector tiles; row before column, as OGC API – Tiles has it. */
  readonly tiles: string;
  /** The whole layer as a GeoPackage, by GDAL. */
  readonly command: string;
  /** For people: the features as a table. */
  readonly page: string;
}

/** @param origin `https://anlan.example` */
export function addressesOf(origin: string, layer: string): Elsewhere {
  const collection = `${origin}/ogc/collections/${layer}`;
  return {
    features: `${origin}/ogc`,
    tiles: `${collection}/tiles/WebMercatorQuad/{z}/{y}/{x}`,
    command: `ogr2ogr -f GPKG ${layer}.gpkg "OAPIF:${origin}/ogc" ${layer}`,
    page: `${collection}/items?f=html`,
  };
}
