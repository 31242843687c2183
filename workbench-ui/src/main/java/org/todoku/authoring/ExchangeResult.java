package org.todoku.authoring;

import java.util.List;
import org.todoku.text.Finding;
import org.todoku.vocabulary.LocalizedText;

/** What came of bringing in a library. */
public sealed interface ExchangeResult {
  /**
   * It was taken.
   *
   * @param published rules published at once, into an empty store
   * @param drafts ids of rules that are drafts now, to be submitted and approved
   * @param unchanged rules that were the same already
   * @param findings warnings
   */
  record Taken(int published, List<String> drafts, int unchanged, List<Finding> findings)
      implements ExchangeResult {
    public Taken {
      drafts = List.copyOf(drafts);
      findings = List.copyOf(findings);
    }
  }

  /** Something in it is wrong; nothing of it was stored. */
  record Wrong(List<Finding> findings) implements ExchangeResult {
    public Wrong {
      findings = List.copyOf(findings);
    }
  }

  /** It could not be read at all; nothing of it was stored. */
  record Unreadable(LocalizedText reason) implements ExchangeResult {}

  /** The person's roles do not allow it. */
  record NotAllowed() implements ExchangeResult {}
}
