package org.todoku.shared.ui;

import com.vaadin.flow.i18n.I18NProvider;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * The texts on screen, in Japanese and English: all files {@code
 * i18n/<feature>_<language>.properties} on the class path together. English stands in for every
 * language but Japanese.
 */
@Component
public class FeatureTranslations implements I18NProvider {
  /** The languages of the workbench; the first is that of browsers that ask for neither. */
  public static final List<Locale> LANGUAGES = List.of(Locale.JAPANESE, Locale.ENGLISH);

  private static final long serialVersionUID = 1L;
  private static final Logger LOG = LoggerFactory.getLogger(FeatureTranslations.class);

  private final Map<String, Map<String, String>> byLanguage = new HashMap<>();

  FeatureTranslations() {
    for (Locale locale : LANGUAGES) {
      byLanguage.put(locale.getLanguage(), read(locale.getLanguage()));
    }
  }

  @Override
  public List<Locale> getProvidedLocales() {
    return LANGUAGES;
  }

  @Override
  public String getTranslation(String key, Locale locale, Object... parameters) {
    String text = texts(locale).get(key);
    if (text == null) {
      LOG.warn("no text for {} in {}", key, locale.getLanguage());
      return key;
    }
    return parameters.length == 0
        ? text
        : new MessageFormat(text.replace("'", "''"), locale).format(parameters);
  }

  @Override
  public Map<String, String> getAllTranslations(Locale locale) {
    return Map.copyOf(texts(locale));
  }

  @Override
  public Map<String, String> getTranslations(Collection<String> keys, Locale locale) {
    Map<String, String> all = texts(locale);
    Map<String, String> found = new HashMap<>();
    for (String key : keys) {
      String text = all.get(key);
      if (text != null) {
        found.put(key, text);
      }
    }
    return found;
  }

  /** The keys that a language has. */
  Set<String> keys(Locale locale) {
    return Set.copyOf(texts(locale).keySet());
  }

  private Map<String, String> texts(@Nullable Locale locale) {
    String language = locale == null ? "" : locale.getLanguage();
    Map<String, String> texts = byLanguage.get(language.equals("ja") ? "ja" : "en");
    return texts == null ? Map.of() : texts;
  }

  private static Map<String, String> read(String language) {
    Map<String, String> texts = new HashMap<>();
    try {
      for (Resource file :
          new PathMatchingResourcePatternResolver()
              .getResources("classpath*:i18n/*_" + language + ".properties")) {
        Properties properties = new Properties();
        try (Reader reader = new InputStreamReader(file.getInputStream(), StandardCharsets.UTF_8)) {
          properties.load(reader);
        }
        for (String key : properties.stringPropertyNames()) {
          if (texts.put(key, properties.getProperty(key)) != null) {
            throw new IllegalStateException("the text " + key + " stands in two files");
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return texts;
  }
}
