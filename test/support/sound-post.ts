/** The front matter of a post in which nothing is found: what is, comes from the body behind it. */
export const soundHead = `---
layout: post
title: "t"
date: 2024-03-05T08:30:00.000Z
author: a
from: https://news.example.com/a.html
tags: [ a ]
categories: [ a ]
---
`;
