/*
 * Copyright 2026 The Intaglio Authors
 *
 * Licensed under the Apache License, Version 2.0; see the LICENSE file of this project.
 */
package org.intaglio.processor.emit;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.TypeName;

import org.intaglio.processor.graph.CustomOp;
import org.intaglio.processor.graph.LossOp;
import org.intaglio.processor.graph.Operand;
import org.intaglio.processor.graph.PoolGeometry;
import org.intaglio.processor.graph.Product;
import org.intaglio.processor.graph.ProductOp;
import org.intaglio.processor.graph.Weights;
import org.intaglio.processor.lower.ConvGeometry;
import org.intaglio.processor.lower.DepthwiseGeometry;
import org.intaglio.processor.lower.Region;
import org.intaglio.processor.lower.WinogradGeometry;
import org.intaglio.processor.model.AxisMap;
import org.intaglio.processor.model.CustomSpec;
import org.intaglio.processor.schedule.Place;
import org.intaglio.processor.schedule.WeightsLayout;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import javax.lang.model.element.Modifier;

/** The named constants of a generated class: offsets and sizes. */
final class Constants {
    private final Identifiers identifiers;
    private final WeightsLayout layout;
    private final Map<Object, String> names = new HashMap<>();
    private final List<FieldSpec> fields = new ArrayList<>();

    Constants(Identifiers identifiers, WeightsLayout layout) {
        this.identifiers = identifiers;
        this.layout = layout;
    }

    List<FieldSpec> fields() {
        return fields;
    }

    /** Where a parameter starts in its array. */
    String of(Weights weights) {
        return name(
                weights,
                weights.layer() + " " + weights.spec().name(),
                TypeName.INT,
                CodeBlock.of("$L", layout.offset(weights)),
                weights.spec().shape().toString());
    }

    /** The array that holds a parameter and where it starts there: {@code f.theta, HIDDEN_BIAS}. */
    CodeBlock at(Weights weights) {
        return Literals.call("$L, $L", array(weights), of(weights));
    }

    /** The array that holds a parameter. */
    static String array(Weights weights) {
        return weights.spec().trainable() ? "f.theta" : "f.state";
    }

    /** Where a region starts in its memory. */
    String of(Region region, Place place) {
        int offset =
                switch (place) {
                    case Place.Shared s -> s.offset();
                    case Place.Part p -> p.offset();
                    default -> throw new IllegalStateException(region + " at " + place);
                };
        // A region of the step and one of the prediction may be equal and yet lie elsewhere.
        return name(
                List.of(region, offset),
                region.name(),
                TypeName.INT,
                CodeBlock.of("$L", offset),
                region.size() + " floats");
    }

    /** The sizes of a convolution. */
    String of(String layer, ConvGeometry g) {
        String output = g.isWhole() ? "" : ", " + g.outputHeight() + ", " + g.outputWidth();
        return name(
                List.of(layer, g),
                layer + " shape",
                RuntimeTypes.CONV_SHAPE,
                Literals.call(
                        "new $T($L, $L, $L, $L, $L, $L, $L, $L, $L, $L, $L$L)",
                        RuntimeTypes.CONV_SHAPE,
                        g.height(),
                        g.width(),
                        g.channels(),
                        g.kernel().height(),
                        g.kernel().width(),
                        g.strides().height(),
                        g.strides().width(),
                        g.dilation().height(),
                        g.dilation().width(),
                        g.groups(),
                        g.filters(),
                        output),
                "H W C, window, strides, dilation, groups, F"
                        + (g.isWhole() ? "" : ", H' W' that are read"));
    }

    /** The sizes of a convolution by Winograd's algorithm. */
    String of(String layer, WinogradGeometry g) {
        return name(
                List.of(layer, g),
                layer + " tiles",
                RuntimeTypes.WINOGRAD_SHAPE,
                Literals.call(
                        "new $T($L, $L)",
                        RuntimeTypes.WINOGRAD_SHAPE,
                        of(layer, g.convolution()),
                        g.tile()),
                "sizes, rows of a tile");
    }

    /** The sizes of a depth-wise convolution. */
    String of(String layer, DepthwiseGeometry g) {
        return name(
                List.of(layer, g),
                layer + " shape",
                RuntimeTypes.DEPTHWISE_SHAPE,
                Literals.call(
                        "new $T($L, $L, $L, $L, $L, $L, $L, $L, $L, $L, $L, $L, $L, $L)",
                        RuntimeTypes.DEPTHWISE_SHAPE,
                        g.height(),
                        g.width(),
                        g.channels(),
                        g.multiplier(),
                        g.kernel().height(),
                        g.kernel().width(),
                        g.strides().height(),
                        g.strides().width(),
                        g.dilation().height(),
                        g.dilation().width(),
                        g.padTop(),
                        g.padLeft(),
                        g.outputHeight(),
                        g.outputWidth()),
                "H W C, multiplier, window, strides, dilation, zeros above and left, H' W'");
    }

    /** The sizes of a pooling. */
    String of(String layer, PoolGeometry g) {
        return name(
                List.of(layer, g),
                layer + " shape",
                RuntimeTypes.POOL_SHAPE,
                Literals.call(
                        "new $T($L, $L, $L, $L, $L, $L, $L, $L, $L, $L, $L)",
                        RuntimeTypes.POOL_SHAPE,
                        g.height(),
                        g.width(),
                        g.channels(),
                        g.pool().height(),
                        g.pool().width(),
                        g.strides().height(),
                        g.strides().width(),
                        g.padTop(),
                        g.padLeft(),
                        g.outputHeight(),
                        g.outputWidth()),
                "H W C, window, strides, zeros above and left, H' W'");
    }

    /** How an axis gets another length. */
    String of(String layer, AxisMap m) {
        CodeBlock lengths =
                m.kind() == AxisMap.Kind.SHIFT
                        ? Literals.call("$L, $L, $L", m.from(), m.to(), m.offset())
                        : Literals.call("$L, $L", m.from(), m.to());
        return name(
                m,
                layer + " axis",
                RuntimeTypes.AXIS_TAPS,
                Literals.call(
                        "$T.$L($L)$L",
                        RuntimeTypes.AXIS_TAPS,
                        m.kind().taps(),
                        lengths,
                        m.transposed() ? ".transposed()" : ""),
                "what elements become of those of an axis");
    }

    /** The sizes of products of two values of each sample. */
    String of(ProductOp.Multiply m) {
        Product p = m.product();
        return name(
                List.of(m.layer(), p, m.a().shape(), m.b().shape()),
                m.layer() + " product",
                RuntimeTypes.PRODUCT_SHAPE,
                Literals.call(
                        "new $T($L, $L, $L, $L, $L, $L, $L, $L)",
                        RuntimeTypes.PRODUCT_SHAPE,
                        p.batches(),
                        p.rows(),
                        p.inner(),
                        p.columns(),
                        side(m.a(), p.a()),
                        side(m.b(), p.b()),
                        side(m.y(), p.y()),
                        Literals.of(p.scale())),
                "products of a sample, M K N, where A, B and C lie, factor");
    }

    private static CodeBlock side(Operand operand, Product.Layout layout) {
        return Literals.call(
                "new $T($L, $L, $L, $L)",
                RuntimeTypes.PRODUCT_SHAPE.nestedClass("Side"),
                operand.shape().size(),
                layout.batchStride(),
                layout.rowStride(),
                layout.transposed());
    }

    /** Numbers, by name: the same of a step and of a prediction. */
    CodeBlock floats(String words, List<Float> values) {
        CodeBlock all =
                values.stream().map(Literals::of).collect(CodeBlock.joining(",$W", "{", "}"));
        return CodeBlock.of(
                "$L",
                name(
                        List.of(words, values),
                        words,
                        ArrayTypeName.of(TypeName.FLOAT),
                        all,
                        values.size() + " numbers"));
    }

    /** What an operation has to know that is a record of the runtime's, too. */
    String of(String layer, Record record, String kind, String comment) {
        return name(
                List.of(layer, record),
                layer + " " + kind,
                OperationSource.type(record.getClass()),
                OperationSource.constant(record, new GraphConstants(this)).code(),
                comment);
    }

    /** A layer of the user's own, and the shapes of what it is handed. */
    String of(CustomOp.Custom op) {
        CustomSpec spec = op.spec().value();
        List<String> names = spec.names();
        ClassName type =
                ClassName.get(
                        spec.packageName(),
                        names.getFirst(),
                        names.subList(1, names.size()).toArray(String[]::new));
        CodeBlock arguments =
                op.spec().arguments().values().stream()
                        .map(Literals::precise)
                        .collect(CodeBlock.joining(", "));
        CodeBlock kept =
                op.kept()
                        .map(k -> CodeBlock.of("$T.of($L)", Optional.class, Literals.of(k.shape())))
                        .orElseGet(() -> CodeBlock.of("$T.empty()", Optional.class));
        CodeBlock code =
                Literals.call(
                        "new $T(new $T($L), $L, $L, $L, $L)",
                        RuntimeTypes.CUSTOM_CODE,
                        type,
                        arguments,
                        shapes(op.xs()),
                        shapes(op.parameters()),
                        kept,
                        Literals.of(op.y().shape()));
        return name(
                List.of(CustomOp.class, code.toString()),
                spec.name() + " layer",
                RuntimeTypes.CUSTOM_CODE,
                code,
                "inputs, parameters, what is kept, result");
    }

    private static CodeBlock shapes(List<? extends Operand> operands) {
        return CodeBlock.of(
                "$T.of($L)",
                List.class,
                operands.stream()
                        .map(o -> Literals.of(o.shape()))
                        .collect(CodeBlock.joining(", ")));
    }

    /** The form of a loss. */
    String of(LossOp loss) {
        // An output's loss is the same in a step and in an evaluation.
        return name(
                List.of(LossOp.class, loss.index()),
                loss.layer() + " loss",
                RuntimeTypes.LOSS_FORM,
                Literals.call(
                        "new $T($L, $L, 1f)",
                        RuntimeTypes.LOSS_FORM,
                        loss.mask().isPresent() ? 1 : loss.rows(),
                        loss.columns()),
                "rows, values of a row, weight");
    }

    private String name(Object key, String words, TypeName type, CodeBlock value, String comment) {
        return names.computeIfAbsent(
                key,
                k -> {
                    String name = identifiers.constant(words);
                    fields.add(
                            FieldSpec.builder(
                                            type,
                                            name,
                                            Modifier.PRIVATE,
                                            Modifier.STATIC,
                                            Modifier.FINAL)
                                    .addJavadoc("$L.", comment)
                                    .initializer(value)
                                    .build());
                    return name;
                });
    }
}
