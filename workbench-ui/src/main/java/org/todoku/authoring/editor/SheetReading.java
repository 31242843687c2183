package org.todoku.authoring.editor;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.todoku.authoring.editor.Piece.Kind;
import org.todoku.library.RuleTrial;
import org.todoku.phrase.Phrases;
import org.todoku.rule.Criterion;
import org.todoku.rule.Rule;
import org.todoku.rule.RuleSet;
import org.todoku.simulate.CaseResult;
import org.todoku.text.Finding;
import org.todoku.vocabulary.Entity;
import org.todoku.vocabulary.LocalizedText;

/**
 * What a sheet means, as far as it means something yet: each finished condition as a sentence,
 * whatever else is unfinished, and what is to be said of each piece.
 *
 * @param phrases by piece, those that are finished
 * @param findings by piece; under 0 those about the rule as a whole
 * @param sentence the whole as one sentence, without what is unfinished; empty where nothing is
 *     finished
 * @param complete whether nothing is unfinished or wrong
 * @param rule the rule, with those that it refers to, where it is complete
 * @param cases what its cases give, where it is complete
 */
public record SheetReading(
    Map<Long, LocalizedText> phrases,
    Map<Long, List<Finding>> findings,
    Optional<LocalizedText> sentence,
    boolean complete,
    Optional<RuleSet> rule,
    List<CaseResult> cases) {

  /** How often unfinished pieces are left out until the rest makes sense. */
  private static final int TRIES = 4;

  public SheetReading {
    phrases = Map.copyOf(phrases);
    findings = Map.copyOf(findings);
    cases = List.copyOf(cases);
  }

  /** Tries a text out among the published rules. */
  public interface Trial {
    /**
     * Tries a rule.
     *
     * @param content its text
     * @param cases its case file; empty for none
     */
    RuleTrial of(String content, String cases);
  }

  /**
   * Reads a sheet.
   *
   * @param asOf the day on which windows are shown
   */
  public static SheetReading of(
      Sheet sheet, String ruleId, String cases, Trial trial, LocalDate asOf) {
    Sheet.Text text = sheet.tried();
    RuleTrial tried = trial.of(text.text(), cases);
    Map<Long, List<Finding>> findings = byPiece(text, tried.findings());
    Optional<Finished> finished =
        tried.broken() ? finished(sheet, ruleId, trial) : finished(sheet, tried, Set.of(), ruleId);
    Map<Long, LocalizedText> phrases = new HashMap<>();
    finished.ifPresent(rest -> new Namer(rest, asOf, phrases).name(sheet));
    return new SheetReading(
        phrases,
        findings,
        finished.map(rest -> new Phrases(rest.rules()).sentence(rest.rule(), asOf)),
        !tried.broken(),
        tried.broken() ? Optional.empty() : tried.rules(),
        tried.cases());
  }

  private static Map<Long, List<Finding>> byPiece(Sheet.Text text, List<Finding> findings) {
    Map<Long, List<Finding>> byPiece = new HashMap<>();
    for (Finding finding : findings) {
      byPiece
          .computeIfAbsent(text.piece(finding.place().line()), piece -> new ArrayList<>())
          .add(finding);
    }
    byPiece.replaceAll((piece, list) -> List.copyOf(list));
    return byPiece;
  }

  /**
   * A part of a sheet that makes sense.
   *
   * @param without the pieces that are left out
   */
  private record Finished(Rule rule, RuleSet rules, Set<Long> without) {}

  private static Optional<Finished> finished(
      Sheet sheet, RuleTrial tried, Set<Long> without, String ruleId) {
    return tried
        .rules()
        .flatMap(
            rules ->
                rules.rule(ruleId).map(rule -> new Finished(rule, rules, Set.copyOf(without))));
  }

  /** Leaves out what is wrong, and groups that then hold nothing, until the rest is a rule. */
  private static Optional<Finished> finished(Sheet sheet, String ruleId, Trial trial) {
    Written.Keys head =
        Written.Keys.NONE
            .with("rule", ruleId)
            .with("parameters", sheet.head().get("parameters").orElse(Written.Keys.NONE));
    Sheet bare = sheet.withHead(head);
    Set<Long> without = new HashSet<>();
    for (int attempt = 0; attempt < TRIES; attempt++) {
      bare.all().filter(piece -> holdsNothing(piece, without)).forEach(p -> without.add(p.id()));
      Sheet.Text text = bare.written(piece -> !piece.off() && !without.contains(piece.id()));
      RuleTrial tried = trial.of(text.text(), "");
      if (!tried.broken()) {
        return finished(sheet, tried, without, ruleId);
      }
      Set<Long> wrong = new HashSet<>();
      tried.findings().stream()
          .filter(Finding::isError)
          .forEach(finding -> wrong.add(text.piece(finding.place().line())));
      if (wrong.contains(0L)) {
        bare = bare.withHead(Written.Keys.NONE.with("rule", ruleId));
      }
      wrong.remove(0L);
      without.addAll(wrong);
    }
    return Optional.empty();
  }

  private static boolean holdsNothing(Piece piece, Set<Long> without) {
    return switch (piece.kind()) {
      case ALL, ANY, NONE, AT_LEAST, SCORE, NOT, EXCEPTION ->
          piece.parts().stream()
              .allMatch(
                  part -> part.off() || without.contains(part.id()) || holdsNothing(part, without));
      case OPEN -> true;
      case VALUE, MISSING, RECORDED, RECORDS, RULE -> false;
    };
  }

  /** Puts pieces into words, beside the criteria that were read of them. */
  private record Namer(Finished finished, LocalDate asOf, Map<Long, LocalizedText> phrases) {
    void name(Sheet sheet) {
      if (kept(sheet.when())) {
        name(sheet.when(), finished.rule().when(), null);
      }
      List<Piece> exceptions = sheet.exceptions().stream().filter(this::kept).toList();
      for (int i = 0; i < Math.min(exceptions.size(), finished.rule().unless().size()); i++) {
        List<Piece> parts = exceptions.get(i).parts().stream().filter(this::kept).toList();
        if (parts.size() == 1) {
          name(parts.getFirst(), finished.rule().unless().get(i).when(), null);
        }
      }
    }

    private boolean kept(Piece piece) {
      return !piece.off() && !finished.without().contains(piece.id());
    }

    private void name(Piece piece, Criterion criterion, @Nullable Entity records) {
      Phrases words = new Phrases(finished.rules());
      phrases.put(
          piece.id(),
          records == null
              ? words.node(criterion, finished.rule(), asOf)
              : words.node(criterion, finished.rule(), asOf, records));
      List<Piece> parts = piece.parts().stream().filter(this::kept).toList();
      List<Criterion> of = parts(criterion);
      if (parts.size() != of.size()) {
        return;
      }
      Entity inner =
          criterion instanceof Criterion.Records measured && piece.kind() == Kind.RECORDS
              ? finished.rules().vocabulary().entity(measured.entity()).orElse(records)
              : records;
      for (int i = 0; i < parts.size(); i++) {
        name(parts.get(i), of.get(i), inner);
      }
    }

    private static List<Criterion> parts(Criterion criterion) {
      return switch (criterion) {
        case Criterion.All(var of) -> of;
        case Criterion.Any(var of) -> of;
        case Criterion.None(var of) -> of;
        case Criterion.AtLeastOf(int n, var of) -> of;
        case Criterion.Not(var of) -> List.of(of);
        case Criterion.Score(var points, var comparison) ->
            points.stream().map(Criterion.Points::when).toList();
        case Criterion.Records records ->
            records.where() == null ? List.of() : List.of(records.where());
        case Criterion.ValueTest test -> List.of();
        case Criterion.Missing missing -> List.of();
        case Criterion.Recorded recorded -> List.of();
        case Criterion.RuleReference reference -> List.of();
      };
    }
  }
}
