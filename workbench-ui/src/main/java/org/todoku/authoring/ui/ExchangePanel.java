package org.todoku.authoring.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.component.upload.UploadI18N;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import com.vaadin.flow.server.streams.UploadHandler;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.todoku.access.CurrentUser;
import org.todoku.authoring.ExchangeResult;
import org.todoku.authoring.LibraryExchange;
import org.todoku.library.exchange.LibraryFiles;
import org.todoku.library.exchange.LibraryFiles.NotTakenException;
import org.todoku.library.exchange.LibraryImport;
import org.todoku.shared.ui.Notice;
import org.todoku.shared.ui.Screen;
import org.todoku.text.Finding;

/** Takes the library out as a zip file, and brings one in as drafts. */
final class ExchangePanel extends Div {
  private static final long serialVersionUID = 1L;
  private static final int MOST_NAMED = 20;

  private final transient LibraryExchange exchange;
  private final transient CurrentUser user;
  private final Div result = new Div();

  ExchangePanel(LibraryExchange exchange, CurrentUser user, LocalDate today) {
    this.exchange = exchange;
    this.user = user;
    addClassNames("panel", "rule-section");
    add(
        new H2(getTranslation("authoring.exchange.title")),
        new Paragraph(getTranslation("authoring.exchange.what")));
    if (LibraryExchange.mayExport(user)) {
      add(export(today));
    }
    if (LibraryExchange.mayImport(user)) {
      Upload upload =
          new Upload(UploadHandler.toTempFile((metadata, received) -> received(received)));
      upload.setMaxFiles(1);
      upload.setI18n(words());
      result.getElement().setAttribute("aria-live", "polite");
      add(new Paragraph(getTranslation("authoring.exchange.import")), upload, result);
    }
  }

  private Component export(LocalDate today) {
    return new Anchor(
        DownloadHandler.fromInputStream(
            event -> {
              ByteArrayOutputStream bytes = new ByteArrayOutputStream();
              exchange.export(today, user).orElseThrow().writeZip(bytes);
              return new DownloadResponse(
                  new ByteArrayInputStream(bytes.toByteArray()),
                  "todoku-library-" + today + ".zip",
                  "application/zip",
                  bytes.size());
            }),
        getTranslation("authoring.exchange.export"));
  }

  private void received(File received) throws IOException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(received.toPath()))) {
      show(LibraryFiles.ofZip(in));
    } catch (NotTakenException e) {
      result.removeAll();
      result.add(new Notice(Notice.Tone.PROBLEM, e.reason().in(Screen.language())));
    } finally {
      Files.deleteIfExists(received.toPath());
    }
  }

  /** What the files would change, and the step to take them. */
  void show(LibraryFiles files) {
    result.removeAll();
    LibraryImport wanted = exchange.preview(files, user).orElseThrow();
    if (!wanted.acceptable()) {
      refused(wanted.findings());
      return;
    }
    result.add(
        new Paragraph(
            getTranslation(
                "authoring.exchange.preview", wanted.changed().size(), wanted.unchanged())));
    UnorderedList rules = new UnorderedList();
    wanted.changed().stream()
        .limit(MOST_NAMED)
        .forEach(changed -> rules.add(new ListItem(changed.ruleId())));
    result.add(rules);
    if (!wanted.registers().isEmpty()) {
      result.add(
          new Paragraph(
              getTranslation(
                  "authoring.exchange.registers",
                  wanted.registers().keySet().stream()
                      .sorted()
                      .map(name -> getTranslation("authoring.register." + name.word()))
                      .collect(Collectors.joining(getTranslation("shared.list.separator"))))));
    }
    result.add(findings(wanted.findings()));
    if (!wanted.changed().isEmpty() || !wanted.registers().isEmpty()) {
      Button take =
          new Button(
              getTranslation("authoring.exchange.take"), event -> told(exchange.take(files, user)));
      take.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
      result.add(take);
    }
  }

  private void told(ExchangeResult taken) {
    result.removeAll();
    switch (taken) {
      case ExchangeResult.Taken(int published, var drafts, int unchanged, var findings) ->
          result.add(
              new Notice(
                  Notice.Tone.INFORMATION,
                  getTranslation("authoring.exchange.taken", drafts.size(), unchanged),
                  new Anchor(ApprovalsView.PATH, getTranslation("authoring.exchange.see"))));
      case ExchangeResult.Wrong(var findings) -> refused(findings);
      case ExchangeResult.Unreadable(var reason) ->
          result.add(new Notice(Notice.Tone.PROBLEM, reason.in(Screen.language())));
      case ExchangeResult.NotAllowed notAllowed ->
          result.add(
              new Notice(Notice.Tone.PROBLEM, getTranslation("authoring.refused.notAllowed")));
    }
  }

  private void refused(List<Finding> findings) {
    result.add(new Notice(Notice.Tone.PROBLEM, getTranslation("authoring.exchange.refused")));
    result.add(findings(findings.stream().filter(Finding::isError).toList()));
  }

  private static Component findings(List<Finding> findings) {
    UnorderedList list = new UnorderedList();
    list.addClassName("case-list");
    findings.stream()
        .limit(MOST_NAMED)
        .forEach(
            finding -> {
              Span where = new Span(finding.place().toString());
              where.addClassName("quiet");
              list.add(new ListItem(new Span(finding.message().in(Screen.language())), where));
            });
    return list;
  }

  private UploadI18N words() {
    return new UploadI18N()
        .setDropFiles(new UploadI18N.DropFiles().setOne(getTranslation("authoring.exchange.drop")))
        .setAddFiles(new UploadI18N.AddFiles().setOne(getTranslation("authoring.exchange.choose")));
  }
}
