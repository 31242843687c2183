package org.todoku.linkage.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.upload.UploadI18N;

/** The words of an upload. */
final class UploadTexts {
  private UploadTexts() {}

  static UploadI18N in(Component where) {
    return new UploadI18N()
        .setDropFiles(
            new UploadI18N.DropFiles()
                .setOne(where.getTranslation("linkage.upload.drop"))
                .setMany(where.getTranslation("linkage.upload.drop")))
        .setAddFiles(
            new UploadI18N.AddFiles()
                .setOne(where.getTranslation("linkage.upload.choose"))
                .setMany(where.getTranslation("linkage.upload.choose")))
        .setError(
            new UploadI18N.Error()
                .setTooManyFiles(where.getTranslation("linkage.upload.tooMany"))
                .setFileIsTooBig(where.getTranslation("linkage.upload.tooBig"))
                .setIncorrectFileType(where.getTranslation("linkage.upload.type")))
        .setUploading(
            new UploadI18N.Uploading()
                .setStatus(
                    new UploadI18N.Uploading.Status()
                        .setConnecting(where.getTranslation("linkage.upload.connecting"))
                        .setStalled(where.getTranslation("linkage.upload.stalled"))
                        .setProcessing(where.getTranslation("linkage.upload.processing"))
                        .setHeld(where.getTranslation("linkage.upload.held")))
                .setRemainingTime(
                    new UploadI18N.Uploading.RemainingTime()
                        .setPrefix(where.getTranslation("linkage.upload.remaining"))
                        .setUnknown(where.getTranslation("linkage.upload.remainingUnknown")))
                .setError(
                    new UploadI18N.Uploading.Error()
                        .setServerUnavailable(where.getTranslation("linkage.upload.failed"))
                        .setUnexpectedServerError(where.getTranslation("linkage.upload.failed"))
                        .setForbidden(where.getTranslation("linkage.upload.failed"))
                        .setFileTooLarge(where.getTranslation("linkage.upload.tooBig"))));
  }
}
