package dev.wsstress.subject;

import dev.wsstress.api.PlanException;
import dev.wsstress.api.SubjectSpec;
import dev.wsstress.model.Control;
import dev.wsstress.model.SubjectDescription;
import dev.wsstress.model.SubjectDescription.Role;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Collectors;

/** Every subject on the class path, by name. Immutable. */
public final class SubjectCatalog {
  private final List<SubjectSpec> specs;

  private SubjectCatalog(List<SubjectSpec> specs) {
    this.specs = specs;
  }

  /** Finds the subjects on the class path. */
  public static SubjectCatalog load() {
    return new SubjectCatalog(
        ServiceLoader.load(SubjectSpec.class).stream().map(ServiceLoader.Provider::get).toList());
  }

  /** Every subject, in the order in which they are declared. */
  public List<SubjectSpec> all() {
    return specs;
  }

  /** The names of those that play one of these parts, in the order in which they are declared. */
  public List<String> names(Role... roles) {
    List<Role> wanted = List.of(roles);
    return specs.stream()
        .map(SubjectSpec::description)
        .filter(description -> wanted.contains(description.role()))
        .map(SubjectDescription::name)
        .toList();
  }

  /**
   * Finds a subject, or a control of one by a name such as {@code split-wrap-write+plain-ws}.
   *
   * @throws PlanException if there is none of that name; the message lists all
   */
  public SubjectSpec byName(String name) {
    for (Control control : Control.known()) {
      String suffix = '+' + control.id();
      if (name.endsWith(suffix)) {
        String subject = name.substring(0, name.length() - suffix.length());
        return new ControlSpec(byName(subject), control);
      }
    }
    return specs.stream()
        .filter(s -> s.description().name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new PlanException(
                    "unknown subject '"
                        + name
                        + "': choose from "
                        + specs.stream()
                            .map(s -> s.description().name())
                            .collect(Collectors.joining(", "))));
  }
}
