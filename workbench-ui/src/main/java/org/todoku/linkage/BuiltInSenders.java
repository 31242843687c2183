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
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;
import org.todoku.library.LibraryFolder;
import org.todoku.linkage.sender.ProfileReader;
import org.todoku.linkage.sender.SenderProfile;
import org.todoku.verify.LibraryReader;
import org.todoku.verify.LibraryText;
import org.todoku.vocabulary.Vocabulary;

/** The senders that travel with the product, {@code senders/*.yaml} on the class path. */
@Component
class BuiltInSenders implements SenderProfiles {
  private final Vocabulary vocabulary;
  private final List<SenderProfile> profiles;

  BuiltInSenders() throws IOException {
    List<LibraryText> texts =
        LibraryFolder.builtInTexts().stream()
            .filter(text -> text.path().startsWith("vocabulary/"))
            .toList();
    Vocabulary builtIn = LibraryReader.read(LibraryFolder.BUILT_IN, texts).vocabulary();
    if (builtIn == null) {
      throw new IllegalStateException("the built-in library has no vocabulary");
    }
    this.vocabulary = builtIn;
    this.profiles = read(builtIn);
  }

  @Override
  public Vocabulary vocabulary() {
    return vocabulary;
  }

  @Override
  public Collection<SenderProfile> all() {
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
