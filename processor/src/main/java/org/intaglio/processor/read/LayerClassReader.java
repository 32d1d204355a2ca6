/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.read;

import org.intaglio.LayerClass;
import org.intaglio.processor.model.CustomSpec;
import org.intaglio.processor.model.InitSpec;
import org.intaglio.processor.model.Parameter;
import org.intaglio.processor.model.RegularizerSpec;
import org.intaglio.processor.model.ReservedNames;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import javax.lang.model.SourceVersion;

/** Reads a {@link LayerClass}, and finds what cannot be. */
final class LayerClassReader {
    /** A generated method has two parameters for each value, and 255 are Java's limit. */
    private static final int MOST_INPUTS = 50;

    private final Attributes attributes;
    private Optional<CustomClass.Fault> fault = Optional.empty();

    LayerClassReader(Attributes attributes) {
        this.attributes = attributes;
    }

    /** The first thing that is wrong, if anything is; after "whose @LayerClass". */
    Optional<CustomClass.Fault> fault() {
        return fault;
    }

    /** What it says of a class. */
    CustomSpec read(String packageName, List<String> names) {
        List<Integer> result = attributes.integers("result");
        List<Integer> kept = attributes.integers("kept");
        int multiplyAdds = attributes.integer("multiplyAdds");
        List<List<Integer>> inputs = inputs();
        List<CustomSpec.Shaped> parameters = parameters();
        if (result.contains(0)) {
            wrong("has a result with an axis of length 0", "Give each axis a length.");
        }
        if (kept.contains(0) && !kept.equals(CustomSpec.NOTHING)) {
            wrong(
                    "keeps something with an axis of length 0",
                    "Give each axis a length, or write kept = 0 for nothing.");
        }
        if (!attributes.isComplete()) {
            fault = Optional.of(new CustomClass.Fault("has errors", "Mend that class first."));
        }
        if (multiplyAdds < 0) {
            wrong("has multiplyAdds = " + multiplyAdds, "Give a number of at least 0.");
        }
        return new CustomSpec(
                packageName,
                names,
                inputs,
                result,
                parameters,
                kept,
                attributes.flag("readsX"),
                attributes.flag("readsY"),
                multiplyAdds);
    }

    private List<List<Integer>> inputs() {
        List<List<Integer>> inputs = new ArrayList<>();
        for (Attributes input : attributes.annotations("inputs")) {
            inputs.add(input.integers("value"));
        }
        if (inputs.isEmpty() || inputs.size() > MOST_INPUTS) {
            wrong(
                    "has %s inputs".formatted(inputs.isEmpty() ? "no" : inputs.size()),
                    "Give it from 1 to %s.".formatted(MOST_INPUTS));
            return List.of(List.of());
        }
        inputs.getFirst().stream()
                .filter(d -> d < 0)
                .findFirst()
                .ifPresent(d ->
                        wrong(
                                "has %s in the shape of the first input, whose axes it would name"
                                        .formatted(d),
                                "Write 0 for any length."));
        return inputs;
    }

    private List<CustomSpec.Shaped> parameters() {
        List<CustomSpec.Shaped> parameters = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (Attributes attribute : attributes.annotations("parameters")) {
            String name = attribute.text("name");
            List<Integer> shape = attribute.integers("shape");
            InitSpec init = attribute.initializer("initializer");
            RegularizerSpec penalty = attribute.regularizer("regularizer");
            boolean isTrainable = attribute.flag("trainable");
            if (!isName(name)) {
                wrong(
                        "names a parameter '%s'".formatted(name),
                        "Give it a name that a record of the model can have.");
            } else if (!names.add(name)) {
                wrong("names two parameters '%s'".formatted(name), "Rename one of them.");
            } else if (shape.isEmpty() || shape.contains(0)) {
                wrong(
                        shape.isEmpty()
                                ? "gives '%s' no shape".formatted(name)
                                : "gives '%s' an axis of length 0".formatted(name),
                        "Give each axis a length; for a single number, shape = 1.");
            } else {
                Parameter parameter =
                        shape.size() > 1
                                ? Parameter.matrix(name, init, penalty)
                                : Parameter.vector(name, init, penalty);
                parameters.add(new CustomSpec.Shaped(parameter.trainableIf(isTrainable), shape));
            }
        }
        return parameters;
    }

    private static boolean isName(String name) {
        return SourceVersion.isIdentifier(name)
                && !SourceVersion.isKeyword(name)
                && name.indexOf('$') < 0
                && !ReservedNames.ofEveryObject(name);
    }

    private void wrong(String what, String remedy) {
        if (fault.isEmpty()) {
            fault = Optional.of(new CustomClass.Fault(what, remedy));
        }
    }
}
