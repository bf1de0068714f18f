/** The host could not be reached, or did not answer in time; what the call was to do may have been done. */
export class HostAway extends Error {
  override readonly name = 'HostAway';
}

/** Something answers at the host's place, but it is not the host of this page's data. Nothing was done. */
export class HostStranger extends Error {
  override readonly name = 'HostStranger';
}
