//! Names that a style gives no form of its own (`<names>` with a label or substitutes, and no `<name>`). The library
//! that runs styles writes none of these: each gets the plain form, which is what CSL 1.0.2 says of it.

use hayagriva::citationberg::{IndependentStyle, LayoutRenderingElement, Name, NamesChild};

/// Gives every list of names a form.
pub(super) fn give_forms(style: &mut IndependentStyle) {
    style.macros.iter_mut().for_each(|of| walk(&mut of.children));
    walk(&mut style.citation.layout.elements);
    style.bibliography.iter_mut().for_each(|list| walk(&mut list.layout.elements));
}

fn walk(elements: &mut [LayoutRenderingElement]) {
    for element in elements {
        match element {
            LayoutRenderingElement::Names(names) => {
                if !names.children.is_empty() && names.name().is_none() {
                    names.children.insert(0, NamesChild::Name(Name::default()));
                }
                for child in &mut names.children {
                    if let NamesChild::Substitute(substitute) = child {
                        walk(&mut substitute.children);
                    }
                }
            }
            LayoutRenderingElement::Group(group) => walk(&mut group.children),
            LayoutRenderingElement::Choose(choose) => {
                walk(&mut choose.if_.children);
                choose.else_if.iter_mut().for_each(|branch| walk(&mut branch.children));
                choose.otherwise.iter_mut().for_each(|branch| walk(&mut branch.children));
            }
            LayoutRenderingElement::Text(_)
            | LayoutRenderingElement::Date(_)
            | LayoutRenderingElement::Number(_)
            | LayoutRenderingElement::Label(_) => {}
        }
    }
}
