package org.todoku.linkage.sender;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.todoku.linkage.sender.SenderProfile.Encoding;
import org.todoku.vocabulary.LocalizedText;

/** A file opened with a sender's profile, its header checked, standing before its first row. */
final class SourceFile implements AutoCloseable {
  private final InputStream in;
  private final SenderProfile profile;
  private final Header header;
  private final CsvReader csv;
  private List<String> columns = List.of();

  private SourceFile(Path file, SenderProfile profile, Header header) throws IOException {
    this.header = header;
    this.profile = profile;
    this.in = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
    if (profile.file().encoding() == Encoding.UTF_8 && header.startsWithMark()) {
      in.skipNBytes(3);
    }
    this.csv =
        new CsvReader(new StrictReader(in, profile.file().encoding()), profile.file().delimiter());
  }

  /**
   * Opens a file and checks its header.
   *
   * @param others all known senders, to recognise a file that was taken for another
   * @throws Refused if the file as a whole does not fit
   */
  static SourceFile open(Path file, SenderProfile profile, Collection<SenderProfile> others)
      throws IOException, Refused {
    Header header = Header.of(file);
    if (header.empty()) {
      throw refused(
          Problem.Kind.EMPTY,
          "ファイルが空です。見出し行と1行以上のデータが必要です。",
          "The file is empty. A header and at least one row are needed.");
    }
    Optional<Problem> encoding = header.encodingProblem(profile.file().encoding());
    if (encoding.isPresent()) {
      throw otherSender(header, profile, others, true).orElse(new Refused(encoding.get()));
    }
    SourceFile source = new SourceFile(file, profile, header);
    try {
      source.readHeader(others);
      return source;
    } catch (IOException | Refused e) {
      source.close();
      throw e;
    }
  }

  CsvReader csv() {
    return csv;
  }

  /** The normalised column names, in the order of the file. */
  List<String> columns() {
    return columns;
  }

  /** The name of a column as the profile writes it. */
  String columnName(int index) {
    return index < columns.size() ? columns.get(index) : "";
  }

  /** Columns that the profile neither reads nor names as ignored. */
  List<String> unknownColumns() {
    Set<String> known = new LinkedHashSet<>(Header.normal(List.copyOf(profile.requiredColumns())));
    known.addAll(Header.normal(List.copyOf(profile.ignored())));
    known.add("");
    return columns.stream().filter(column -> !known.contains(column)).toList();
  }

  /** Where each column is, by its normalised name. */
  Map<String, Integer> places() {
    Map<String, Integer> places = new HashMap<>();
    for (int i = 0; i < columns.size(); i++) {
      places.putIfAbsent(columns.get(i), i);
    }
    return places;
  }

  /**
   * Goes to the next row.
   *
   * @throws Refused if the bytes are no text of the encoding or a quotation mark is not closed
   */
  boolean next() throws IOException, Refused {
    try {
      return csv.next();
    } catch (StrictReader.NoCharacter e) {
      throw new Refused(noCharacter(e));
    } catch (CsvReader.UnclosedQuote e) {
      throw new Refused(
          new Problem(
              e.line(),
              null,
              null,
              Problem.Kind.QUOTE,
              new LocalizedText(
                  "この行で始まる引用符（\"）が閉じられていません。",
                  "A quotation mark (\") that opens in this row is not closed.")));
    }
  }

  private Problem noCharacter(StrictReader.NoCharacter e) {
    Encoding stated = profile.file().encoding();
    Encoding other = stated == Encoding.UTF_8 ? Encoding.CP932 : Encoding.UTF_8;
    boolean looksOther = header.decodes(other) && !header.decodes(stated);
    String column = columnName(csv.size());
    return new Problem(
        csv.line(),
        column.isEmpty() ? null : column,
        e.bytes(),
        Problem.Kind.ENCODING,
        new LocalizedText(
            Header.name(stated)
                + " の文字ではありません。"
                + (looksOther ? "このファイルは " + Header.name(other) + " のようです。" : ""),
            "not a character of "
                + Header.name(stated)
                + "."
                + (looksOther ? " This file looks like " + Header.name(other) + "." : "")));
  }

  private void readHeader(Collection<SenderProfile> others) throws IOException, Refused {
    try {
      csv.skipLines(profile.file().headerRow() - 1);
    } catch (StrictReader.NoCharacter e) {
      throw otherSender(header, profile, others, true).orElse(new Refused(noCharacter(e)));
    }
    boolean there;
    try {
      there = next();
    } catch (Refused e) {
      throw otherSender(header, profile, others, true).orElse(e);
    }
    if (!there) {
      throw refused(
          Problem.Kind.EMPTY,
          profile.file().headerRow() + "行目に見出しがありません。",
          "There is no header in row " + profile.file().headerRow() + ".");
    }
    columns = Header.normal(csv.row());
    List<Problem> problems = columnProblems();
    if (!problems.isEmpty()) {
      throw otherSender(header, profile, others, false).orElse(new Refused(problems));
    }
  }

  private List<Problem> columnProblems() {
    List<Problem> problems = new ArrayList<>();
    List<String> unused = unknownColumns();
    for (String required : profile.requiredColumns()) {
      String name = CellText.normal(required);
      long count = columns.stream().filter(name::equals).count();
      if (count == 0) {
        Optional<String> near = DidYouMean.nearest(name, unused);
        problems.add(
            columnProblem(
                required,
                "列「" + required + "」がありません。" + near.map(n -> "「" + n + "」のことですか。").orElse(""),
                "Column \""
                    + required
                    + "\" is missing."
                    + near.map(n -> " Is it \"" + n + "\"?").orElse("")));
      } else if (count > 1) {
        problems.add(
            columnProblem(
                required,
                "列「" + required + "」が" + count + "つあります。",
                "Column \"" + required + "\" is there " + count + " times."));
      }
    }
    return problems;
  }

  private Problem columnProblem(String column, String ja, String en) {
    return new Problem(
        (long) profile.file().headerRow(),
        column,
        null,
        Problem.Kind.COLUMN,
        new LocalizedText(ja, en));
  }

  private static Optional<Refused> otherSender(
      Header header, SenderProfile chosen, Collection<SenderProfile> others, boolean anyEncoding) {
    if (header.fits(List.of(chosen), anyEncoding).isPresent()) {
      return Optional.empty();
    }
    return header
        .fits(
            others.stream().filter(o -> !o.sender().equals(chosen.sender())).toList(), anyEncoding)
        .map(
            other ->
                refused(
                    Problem.Kind.OTHER_SENDER,
                    "「"
                        + chosen.label().ja()
                        + "」のファイルではありません。「"
                        + other.label().ja()
                        + "」のファイルのようです。",
                    "This is not the file of \""
                        + chosen.label().en()
                        + "\". It looks like the file of \""
                        + other.label().en()
                        + "\"."));
  }

  private static Refused refused(Problem.Kind kind, String ja, String en) {
    return new Refused(new Problem(null, null, null, kind, new LocalizedText(ja, en)));
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
