package org.todoku.library.catalogue;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.todoku.library.catalogue.CatalogueEntry.Data;
import org.todoku.vocabulary.LocalizedText;

/**
 * The catalogue as a folder of Markdown files: an index, and a page for each theme and language.
 */
public final class CatalogueMarkdown {
  private static final List<String> LANGUAGES = List.of("ja", "en");
  private static final LocalizedText TITLE =
      new LocalizedText("ルールの公開カタログ", "Public catalogue of rules");
  private static final LocalizedText WHAT =
      new LocalizedText(
          "支援を必要としているかもしれないお子さんとご家庭に、こちらから声をかけるために、どのようなときに職員が確かめるのかをまとめたものです。",
          "When staff take a look, so that children and families who may need support are approached first.");

  private final String language;
  private final StringBuilder text = new StringBuilder();

  private CatalogueMarkdown(String language) {
    this.language = language;
  }

  /** The files by their paths, which begin with the language; {@code README.md} is the index. */
  public static SortedMap<String, String> of(List<CatalogueTheme> themes) {
    SortedMap<String, String> files = new TreeMap<>();
    files.put("README.md", index(themes));
    for (String language : LANGUAGES) {
      for (CatalogueTheme theme : themes) {
        files.put(language + "/" + theme.id() + ".md", new CatalogueMarkdown(language).page(theme));
      }
    }
    return files;
  }

  private static String index(List<CatalogueTheme> themes) {
    StringBuilder index = new StringBuilder();
    for (String language : LANGUAGES) {
      index.append(index.isEmpty() ? "# " : "\n# ").append(TITLE.in(language)).append("\n\n");
      index.append(WHAT.in(language)).append("\n\n");
      for (CatalogueTheme theme : themes) {
        index
            .append("- [")
            .append(theme.label().in(language))
            .append("](")
            .append(language)
            .append('/')
            .append(theme.id())
            .append(".md): ")
            .append(
                Catalogue.joined(
                    theme.entries().stream().map(CatalogueEntry::title).toList(), language))
            .append('\n');
      }
    }
    return index
        .append("\n<!-- written by ./todoku catalogue --out docs/catalogue -->\n")
        .toString();
  }

  private String page(CatalogueTheme theme) {
    text.append("# ").append(theme.label().in(language)).append("\n\n");
    text.append(WHAT.in(language)).append("\n\n");
    list(new LocalizedText("決してしないこと", "What never happens"), Catalogue.NEVER);
    list(new LocalizedText("だれが決めるのか", "Who decides"), Catalogue.DECIDES);
    theme.entries().forEach(this::entry);
    return text.toString();
  }

  private void entry(CatalogueEntry entry) {
    text.append("## ").append(entry.title().in(language)).append("\n\n");
    row(new LocalizedText("どのようなときに", "Who it concerns"), List.of(entry.who()));
    row(new LocalizedText("何のために", "Why"), List.of(entry.why()));
    row(new LocalizedText("基準の根拠", "Source of the criterion"), List.of(entry.basis()));
    row(new LocalizedText("変えられる値", "What may be set"), entry.thresholds());
    row(new LocalizedText("当てはまると", "What happens"), entry.happens());
    row(new LocalizedText("候補にしないとき", "When no candidate arises"), entry.happensNot());
    row(
        new LocalizedText("使うデータ", "Which data"),
        entry.data().stream()
            .map(data -> new LocalizedText(data(data, "ja"), data(data, "en")))
            .toList());
    text.append('\n');
  }

  private void list(LocalizedText title, List<LocalizedText> lines) {
    text.append("**").append(title.in(language)).append("**\n\n");
    lines.forEach(line -> text.append("- ").append(line.in(language)).append('\n'));
    text.append('\n');
  }

  private void row(LocalizedText title, List<LocalizedText> lines) {
    if (lines.isEmpty()) {
      return;
    }
    text.append("- **").append(title.in(language)).append("**");
    if (lines.size() == 1) {
      text.append(": ").append(plain(lines.getFirst())).append('\n');
      return;
    }
    text.append('\n');
    lines.forEach(line -> text.append("  - ").append(plain(line)).append('\n'));
  }

  /** What rules say is never taken for markup. */
  private String plain(LocalizedText line) {
    return line.in(language).replaceAll("([\\\\`*_<>\\[\\]|#])", "\\\\$1").replaceAll("\\R", " ");
  }

  /** Which items of which record, who holds them under which law, and for how long they count. */
  static String data(Data data, String language) {
    boolean japanese = language.equals("ja");
    StringBuilder line = new StringBuilder(data.record().in(language));
    line.append(japanese ? "(" : " (")
        .append(Catalogue.joined(data.items(), language))
        .append(japanese ? ")" : ")");
    LocalizedText custodian = data.custodian();
    if (custodian != null) {
      line.append(japanese ? "。保有: " : "; held by ").append(custodian.in(language));
    }
    if (data.basis() != null) {
      line.append(japanese ? "、根拠: " : ", under ").append(data.basis());
    }
    line.append(japanese ? "、有効とみなす期間: " : ", counts ").append(data.counts().in(language));
    return line.toString();
  }
}
