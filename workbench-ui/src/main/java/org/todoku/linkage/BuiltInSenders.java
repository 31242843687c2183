package org.todoku.linkage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;
import org.todoku.linkage.sender.ProfileReader;
import org.todoku.linkage.sender.SenderProfile;
import org.todoku.vocabulary.Vocabulary;

/** The senders that travel with the product, {@code senders/*.yaml} on the class path. */
@Component
class BuiltInSenders implements SenderProfiles {
  private final ObjectProvider<Vocabulary> vocabularies;
  private @Nullable Vocabulary readFor;
  private List<SenderProfile> profiles = List.of();

  BuiltInSenders(ObjectProvider<Vocabulary> vocabularies) {
    this.vocabularies = vocabularies;
  }

  @Override
  public Vocabulary vocabulary() {
    return vocabularies.getObject();
  }

  @Override
  public synchronized Collection<SenderProfile> all() {
    Vocabulary vocabulary = vocabulary();
    if (vocabulary != readFor) {
      profiles = read(vocabulary);
      readFor = vocabulary;
    }
    return profiles;
  }

  private static List<SenderProfile> read(Vocabulary vocabulary) {
    ProfileReader reader = new ProfileReader(vocabulary);
    List<SenderProfile> profiles = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    try {
      Resource[] files =
          new PathMatchingResourcePatternResolver().getResources("classpath*:senders/*.yaml");
      Arrays.sort(files, Comparator.comparing(file -> String.valueOf(file.getFilename())));
      for (Resource file : files) {
        SenderProfile profile =
            reader.read(
                String.valueOf(file.getFilename()),
                file.getContentAsString(StandardCharsets.UTF_8));
        if (!ids.add(profile.sender())) {
          throw new IllegalStateException("two senders " + profile.sender());
        }
        profiles.add(profile);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return List.copyOf(profiles);
  }
}
