/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.interpreter;

import org.intaglio.runtime.operation.CustomOperations;
import org.intaglio.runtime.operation.Value;
import org.intaglio.runtime.program.Architecture;
import org.intaglio.runtime.program.CustomCall;
import org.intaglio.runtime.program.CustomCode;
import org.intaglio.runtime.program.Frame;

import java.util.List;
import java.util.Optional;

/** Users' own layers: calls of their objects, a call for all samples. */
abstract class CustomCalls extends Images implements CustomOperations {
    CustomCalls(Architecture architecture, Frame f) {
        super(architecture, f);
    }

    @Override
    public void custom(
            String layer,
            CustomCode code,
            List<String> xs,
            List<String> parameters,
            Optional<Value> kept,
            Value y) {
        CustomCall call = f.custom(code);
        xs.forEach(x -> call.x(read(x), 0));
        parameters.forEach(p -> call.parameter(read(p), 0));
        kept.ifPresent(k -> call.kept(write(k), 0));
        call.y(write(y), 0).forward();
    }

    @Override
    public void customGradient(
            String layer,
            CustomCode code,
            List<String> xs,
            List<String> parameters,
            Optional<String> kept,
            String y,
            String dY,
            List<Optional<Value>> dXs,
            List<Optional<Value>> dParameters) {
        CustomCall call = f.custom(code);
        xs.forEach(x -> call.x(read(x), 0));
        parameters.forEach(p -> call.parameter(read(p), 0));
        kept.ifPresent(k -> call.kept(read(k), 0));
        call.y(read(y), 0).dY(read(dY), 0);
        for (int i = 0; i < dXs.size(); i++) {
            float[] unwanted = new float[f.n * code.inputs().get(i).size()];
            call.dX(dXs.get(i).map(this::write).orElse(unwanted), 0, dXs.get(i).isPresent());
        }
        for (int i = 0; i < dParameters.size(); i++) {
            Optional<Value> wanted = dParameters.get(i);
            float[] unwanted = new float[code.parameters().get(i).size()];
            call.dParameter(wanted.map(this::write).orElse(unwanted), 0, wanted.isPresent());
        }
        call.backward();
    }
}
