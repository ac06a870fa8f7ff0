import { failure } from "../../platform/http/failure.ts";

/** A stranger gets this too: the id alone must not reveal that a file exists. */
export const fileNotFound = () => failure("files.not_found");
export const fileTooLarge = () => failure("files.too_large");
export const storageFull = () => failure("files.storage_full");
export const diskFull = () => failure("files.disk_full");
export const fileIdTaken = () => failure("files.id_taken");
export const sizeDiffers = () => failure("files.size_differs");
export const offsetDiffers = () => failure("files.offset_differs");
export const tusVersionNeeded = () => failure("files.tus_version");
export const uploadMalformed = () => failure("files.upload_malformed");
export const uploadTypeNeeded = () => failure("files.upload_type");
export const checksumUnknown = () => failure("files.checksum_unknown");
export const checksumDiffers = () => failure("files.checksum_differs");
export const fileInfected = () => failure("files.infected");
export const fileUnscannable = () => failure("files.unscannable");
export const fileProtected = () => failure("files.protected");
export const fileWithdrawn = () => failure("files.withdrawn");
export const fileNotReady = () => failure("files.not_ready");
export const noPreview = () => failure("files.no_preview");
export const fileWaits = () => failure("files.waits");
