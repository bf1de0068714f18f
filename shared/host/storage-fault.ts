/** Why the host could not put bytes on the disk, in kinds that people can act on. */
export type StorageFault =
  'busy' | 'readOnly' | 'diskFull' | 'noFolder' | 'denied' | 'tooLong' | 'nameInvalid' | 'other';
