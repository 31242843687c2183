package org.todoku.authoring;

import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;
import org.todoku.access.CurrentUser;
import org.todoku.authoring.DraftResult.Done;
import org.todoku.authoring.DraftResult.Refused;
import org.todoku.authoring.DraftResult.Why;
import org.todoku.library.RuleTrial;
import org.todoku.library.RuleTrials;
import org.todoku.library.RuleVersion;
import org.todoku.library.RuleVersions;
import org.todoku.rule.Parameter;
import org.todoku.rule.Rule;
import org.todoku.rule.Value;
import org.todoku.simulate.CaseResult;
import org.todoku.simulate.RuleCase;
import org.todoku.text.CaseWriter;
import org.todoku.text.RuleWriter;

/** Other values for the parameters of a rule, proposed without touching its structure. */
@Service
public class ValueProposals {
  private final Drafts drafts;
  private final RuleVersions versions;
  private final RuleTrials trials;
  private final Clock clock;

  ValueProposals(Drafts drafts, RuleVersions versions, RuleTrials trials, Clock clock) {
    this.drafts = drafts;
    this.versions = versions;
    this.trials = trials;
    this.clock = clock;
  }

  /**
   * What other values would do.
   *
   * @param version the version that they would change
   * @param text the rule with these values
   * @param turned its cases whose answer would become another one
   * @param readable whether the values lie within their limits
   */
  public record Preview(
      RuleVersion version, String text, List<CaseResult> turned, boolean readable) {
    public Preview {
      turned = List.copyOf(turned);
    }
  }

  /**
   * Tries values out; empty where there is no such rule.
   *
   * @param values by the ids of parameters; others keep theirs
   */
  public Optional<Preview> preview(String ruleId, Map<String, Value> values) {
    return versions.newest(ruleId).flatMap(version -> preview(version, values));
  }

  private Optional<Preview> preview(RuleVersion version, Map<String, Value> values) {
    return RuleTexts.read(version.content())
        .map(
            rule -> {
              String text = RuleWriter.yaml(with(rule, values));
              RuleTrial trial =
                  trials.tryOut(version.ruleId(), text, version.cases(), LocalDate.now(clock));
              return new Preview(
                  version,
                  text,
                  trial.cases().stream().filter(result -> !result.passed()).toList(),
                  RuleTexts.read(text).isPresent());
            });
  }

  /**
   * Proposes values: a draft, submitted at once. Cases whose answer becomes another one are written
   * to expect it; whoever proposes has seen them in the preview, whoever approves sees them too.
   *
   * @param seen the version that was seen
   * @return {@link Done} with the submitted draft, or what {@link Drafts} says
   */
  @Transactional
  public DraftResult propose(
      String ruleId,
      int seen,
      Map<String, Value> values,
      @Nullable String comment,
      CurrentUser user) {
    Optional<Preview> found = preview(ruleId, values);
    if (found.isEmpty()) {
      return new Refused(Why.GONE);
    }
    Preview preview = found.get();
    if (preview.version().version() != seen) {
      return new Refused(Why.BASE_MOVED);
    }
    if (!preview.readable()) {
      return new Refused(Why.MORE_THAN_VALUES);
    }
    DraftResult result = drafts.begin(ruleId, DraftScope.VALUES, user);
    if (result instanceof Done(Draft begun)) {
      result = drafts.save(begun.id(), begun.revision(), preview.text(), cases(preview), user);
    }
    if (result instanceof Done(Draft saved)) {
      result = drafts.submit(saved.id(), saved.revision(), comment, user);
    }
    if (!(result instanceof Done)) {
      TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
    }
    return result;
  }

  private String cases(Preview preview) {
    String ruleId = preview.version().ruleId();
    if (preview.turned().isEmpty()) {
      return preview.version().cases();
    }
    List<RuleCase> cases =
        trials
            .tryOut(ruleId, preview.text(), preview.version().cases(), LocalDate.now(clock))
            .cases()
            .stream()
            .map(
                result ->
                    new RuleCase(
                        ruleId,
                        result.example().name(),
                        result.example().asOf(),
                        result.example().facts(),
                        result.answer(),
                        result.example().place()))
            .toList();
    return CaseWriter.yaml(ruleId, cases);
  }

  private static Rule with(Rule rule, Map<String, Value> values) {
    Map<String, Parameter> parameters = new LinkedHashMap<>();
    rule.parameters()
        .forEach(
            (id, parameter) ->
                parameters.put(id, parameter.with(values.getOrDefault(id, parameter.value()))));
    return RuleTexts.with(rule, parameters);
  }
}
