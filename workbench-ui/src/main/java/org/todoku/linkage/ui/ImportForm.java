package org.todoku.linkage.ui;

import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.server.streams.UploadHandler;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.todoku.access.CurrentUser;
import org.todoku.linkage.ChosenCoverage;
import org.todoku.linkage.ImportJobs;
import org.todoku.linkage.ImportService;
import org.todoku.linkage.sender.FileNamePattern;
import org.todoku.linkage.sender.SenderProfile;
import org.todoku.linkage.sender.SenderProfile.Content;
import org.todoku.shared.ui.CalendarTexts;
import org.todoku.shared.ui.Notice;
import org.todoku.shared.ui.Notice.Tone;
import org.todoku.shared.ui.Screen;

/** Chooses a file, says whose it is and what it speaks for, and starts to take it in. */
final class ImportForm extends Div {
  private static final long serialVersionUID = 1L;

  private final transient ImportService imports;
  private final transient ImportJobs jobs;
  private final transient List<SenderProfile> senders;
  private final String login;
  private final Upload upload;
  private final Div chosen = new Div();
  private final Paragraph fileName = new Paragraph();
  private final Div recognised = new Div();
  private final Div problem = new Div();
  private final ComboBox<SenderProfile> sender = new ComboBox<>();
  private final TextField part = new TextField();
  private final DatePicker from = new DatePicker();
  private final DatePicker to = new DatePicker();
  private @Nullable File file;
  private String name = "";

  ImportForm(
      ImportService imports, ImportJobs jobs, List<SenderProfile> senders, CurrentUser user) {
    this.imports = imports;
    this.jobs = jobs;
    this.senders = senders;
    this.login = user.login();
    addClassNames("panel", "import-form");
    upload =
        new Upload(
            UploadHandler.toTempFile(
                (metadata, received) -> received(metadata.fileName(), received)));
    upload.setMaxFiles(1);
    upload.setI18n(UploadTexts.in(this));
    upload.addFileRejectedListener(event -> refused(event.getErrorMessage()));
    sender.setLabel(getTranslation("linkage.form.sender"));
    sender.setItems(senders);
    sender.setItemLabelGenerator(profile -> profile.label().in(Screen.language()));
    sender.setRequiredIndicatorVisible(true);
    sender.addValueChangeListener(event -> senderChosen());
    part.setLabel(getTranslation("linkage.form.part"));
    part.setHelperText(getTranslation("linkage.form.partHelp"));
    from.setLabel(getTranslation("linkage.form.from"));
    to.setRequiredIndicatorVisible(true);
    from.setI18n(CalendarTexts.in(UI.getCurrent().getLocale(), this));
    to.setI18n(CalendarTexts.in(UI.getCurrent().getLocale(), this));
    Button start = new Button(getTranslation("linkage.form.start"), event -> start());
    start.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
    start.setId("start-import");
    Button cancel = new Button(getTranslation("shared.cancel"), event -> clear());
    Div fields = new Div(sender, part, from, to);
    fields.addClassName("import-fields");
    Div steps = new Div(start, cancel);
    steps.addClassName("page-actions");
    chosen.add(fileName, recognised, fields, steps);
    add(upload, problem, chosen);
    clear();
  }

  /** A file has come; called in the page's turn. */
  private void received(String uploadedName, File received) throws IOException {
    if (!received.renameTo(kept(received))) {
      throw new IOException("the uploaded file could not be kept");
    }
    take(uploadedName, kept(received));
  }

  private static File kept(File received) {
    return new File(received.getPath() + ".import");
  }

  /** Shows what a file seems to be. */
  void take(String uploadedName, File received) {
    forgetFile();
    file = received;
    name = uploadedName;
    Optional<SenderProfile> seems = recognise(received);
    problem.removeAll();
    chosen.setVisible(true);
    upload.setVisible(false);
    fileName.setText(getTranslation("linkage.form.file", uploadedName));
    recognised.removeAll();
    Optional<SenderProfile> mine = seems.filter(senders::contains);
    if (mine.isPresent()) {
      recognised.add(
          new Notice(
              Tone.INFORMATION,
              getTranslation("linkage.form.recognised", mine.get().label().in(Screen.language()))));
    } else {
      recognised.add(
          new Notice(
              Tone.ATTENTION,
              seems.isPresent()
                  ? getTranslation(
                      "linkage.form.notYours", seems.get().label().in(Screen.language()))
                  : getTranslation("linkage.form.notRecognised")));
    }
    sender.clear();
    mine.ifPresent(sender::setValue);
    senderChosen();
    sender.focus();
  }

  private Optional<SenderProfile> recognise(File received) {
    try {
      return imports.recognise(name, received.toPath());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void senderChosen() {
    SenderProfile profile = sender.getValue();
    boolean period = profile != null && profile.content() == Content.PERIOD;
    from.setVisible(period);
    from.setRequiredIndicatorVisible(period);
    part.setVisible(profile != null && profile.file().name().text().contains("{part}"));
    to.setLabel(getTranslation(period ? "linkage.form.to" : "linkage.form.asOf"));
    if (profile != null) {
      FileNamePattern.Said said = ImportService.said(profile, name);
      part.setValue(said.part() == null ? "" : said.part());
      from.setValue(said.from());
      to.setValue(said.to());
    }
  }

  private void start() {
    SenderProfile profile = sender.getValue();
    File ready = file;
    sender.setInvalid(profile == null);
    sender.setErrorMessage(getTranslation("linkage.form.senderNeeded"));
    boolean period = profile != null && profile.content() == Content.PERIOD;
    to.setInvalid(to.getValue() == null);
    to.setErrorMessage(getTranslation("linkage.form.dayNeeded"));
    boolean backwards =
        from.getValue() != null && to.getValue() != null && from.getValue().isAfter(to.getValue());
    from.setInvalid(period && (from.getValue() == null || backwards));
    from.setErrorMessage(
        getTranslation(backwards ? "linkage.form.backwards" : "linkage.form.dayNeeded"));
    if (profile == null || ready == null || to.isInvalid() || from.isInvalid()) {
      return;
    }
    file = null; // the job removes it
    jobs.start(
        profile,
        ready.toPath(),
        name,
        new ChosenCoverage(
            part.isVisible() ? part.getValue().strip() : null,
            period ? from.getValue() : null,
            to.getValue()),
        login);
    clear();
  }

  private void refused(String message) {
    problem.removeAll();
    problem.add(new Notice(Tone.PROBLEM, message));
  }

  private void clear() {
    forgetFile();
    chosen.setVisible(false);
    upload.setVisible(true);
    upload.clearFileList();
  }

  private void forgetFile() {
    File old = file;
    file = null;
    if (old != null) {
      try {
        Files.deleteIfExists(Path.of(old.getPath()));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  @Override
  protected void onDetach(DetachEvent event) {
    forgetFile();
    super.onDetach(event);
  }
}
