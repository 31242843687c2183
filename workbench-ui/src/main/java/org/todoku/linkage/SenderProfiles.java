package org.todoku.linkage;

import java.util.Collection;
import java.util.Optional;
import org.todoku.linkage.sender.SenderProfile;
import org.todoku.vocabulary.Vocabulary;

/** The senders that the workbench knows, and the vocabulary that their profiles speak. */
public interface SenderProfiles {
  Collection<SenderProfile> all();

  default Optional<SenderProfile> find(String sender) {
    return all().stream().filter(profile -> profile.sender().equals(sender)).findFirst();
  }

  Vocabulary vocabulary();
}
