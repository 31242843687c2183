package org.todoku.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.context.ContextConfiguration;
import org.todoku.migrations.DatabaseAddress;

/** Puts a Spring test on {@link TestDatabase}. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ContextConfiguration(initializers = UseTestDatabase.Initializer.class)
public @interface UseTestDatabase {
  /** Hands the address to Spring's data source. */
  final class Initializer implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    @Override
    public void initialize(ConfigurableApplicationContext context) {
      DatabaseAddress address = TestDatabase.application();
      TestPropertyValues.of(
              "spring.datasource.url=" + address.url(),
              "spring.datasource.username=" + address.user(),
              "spring.datasource.password=" + address.password())
          .applyTo(context);
    }
  }
}
