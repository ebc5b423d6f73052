import { layOutMap, type MapPapers, type MapPlaces } from '../core/topics/mapLayout';
import { readInTurns } from './readInTurns';

/** What a library tells the keeper of its map. */
export interface MapHost {
  /** Does this while nothing changes. */
  reads<T>(read: () => T): T;
  /** The papers as they are now: the same object for as long as they are the same. Asked for within {@link reads}. */
  papers(): MapPapers;
  /** What {@link keep} was given last, by whomever; asked for once, within {@link reads}. */
  kept?(): MapPlaces | undefined;
  /** Keeps places for the next start. */
  keep?(places: MapPlaces): void;
}

export interface MapKeeper {
  /** Hands over the places of all papers as they are now. They are found in steps, between which others have their turn. */
  withPlaces<T>(use: (papers: MapPapers, places: MapPlaces) => T): Promise<T>;
  dispose(): void;
}

/** Keeps the places of a library's papers on their map: finds them when somebody asks, and again when papers come. */
export function createMapKeeper(host: MapHost): MapKeeper {
  let known: { readonly of?: MapPapers; readonly places: MapPlaces | undefined } | undefined;
  let finding: Promise<void> | undefined;
  let disposed = false;

  /** Works at the places of the papers as they are when it begins; gives up when they change. */
  async function find(): Promise<void> {
    const papers = host.reads(() => {
      known ??= { places: host.kept?.() };
      return host.papers();
    });
    const found = await readInTurns(layOutMap(papers, known?.places), {
      reads: (read) => {
        if (disposed) throw new Error('The library was closed.');
        return host.reads(read);
      },
      goesOn: () => host.papers() === papers,
    });
    if (!found) return;
    known = { of: papers, places: found.made };
    host.keep?.(found.made);
  }

  return {
    async withPlaces(use) {
      for (;;) {
        const used = host.reads(() => {
          const papers = host.papers();
          return known?.places && known.of === papers ? [use(papers, known.places)] : [];
        });
        for (const value of used) return value;
        finding ??= find().finally(() => (finding = undefined));
        await finding;
      }
    },
    dispose() {
      disposed = true;
    },
  };
}
